import { App, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useT } from '../../app/appearance.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { client } from '../../rpc/client.ts';
import { saveFile, uploadFile } from '../../rpc/files.ts';

/** What was remembered about header shapes, to another workspace and from one. */
export const RecipeActions = () => {
  const t = useT();
  const fail = useFailureToast();
  const { message } = App.useApp();
  const [total, setTotal] = useState<number | null>(null);
  const [input, setInput] = useState<HTMLInputElement | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let gone = false;
    client.imports
      .recipes()
      .then((found) => {
        if (!gone) setTotal(found.total);
      })
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [asked]);
  const save = async (): Promise<void> => {
    try {
      await saveFile((await client.imports.recipesFile()).handle);
    } catch (error) {
      fail(error);
    }
  };
  const take = async (file: File): Promise<void> => {
    try {
      const { added } = await client.imports.addRecipes({ handle: await uploadFile(file) });
      void message.success(t('imports.recipes-added', { count: added }));
      setAsked(asked + 1);
    } catch (error) {
      fail(error);
    }
  };
  return (
    <>
      <input
        ref={setInput}
        type="file"
        hidden
        accept=".json"
        data-testid="recipes-file"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file !== undefined) void take(file);
        }}
      />
      <Button title={t('imports.recipes-help')} onClick={() => input?.click()}>
        {t('imports.recipes-load')}
      </Button>
      <Button
        title={t('imports.recipes-help')}
        disabled={total === null || total === 0}
        onClick={() => void save()}
      >
        {t('imports.recipes-save', { count: total ?? 0 })}
      </Button>
    </>
  );
};
