import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Layers: shared knows nobody; electron and renderer know shared; they meet only in shared/contract. */
const forbid = (...groups) => ({
  'no-restricted-imports': [
    'error',
    { patterns: groups.map(([group, message]) => ({ group, message })) },
  ],
});

const node = [['node:*', 'better-sqlite3', 'ws', 'electron'], 'Node belongs to electron/.'];
const page = [
  ['react', 'react-dom*', 'antd', 'ag-grid*', 'dhtmlx-gantt*'],
  'Page libraries belong to renderer/.',
];
const otherSqlite = [
  ['node:sqlite', 'sqlite3', 'better-sqlite3-multiple-ciphers'],
  'One SQLite library in the program: a second one drops the locks of the first.',
];
const transport = [['@orpc/*', 'ws'], 'Only rpc/ touches the transport.'];
const toRenderer = [['**/renderer/**'], 'electron/ and shared/ do not know the page.'];
const toElectron = [['**/electron/**'], 'The page and shared/ do not know electron/.'];
const electronModule = [
  ['electron'],
  'Import electron in the entry files (main.ts, preload.ts, shell/electron-*.ts) only.',
];

const sayInMessages = 'Words that people read stand in shared/messages, in three languages.';
/** Names that are the same in every language. */
const words = '/^(?!\\s*(?:SQLite|Node|KPI)\\s*$).*[A-Za-z]{2}/s';
const spoken =
  '/^(?:title|label|placeholder|alt|description|okText|cancelText|aria-.*(?:label|text|description))$/i';
const wordsInPage = [
  `JSXText[value=${words}]`,
  `JSXAttribute[name.name=${spoken}] > Literal[value=${words}]`,
  `JSXAttribute[name.name=${spoken}] > JSXExpressionContainer > Literal[value=${words}]`,
  `JSXAttribute[name.name=${spoken}] > JSXExpressionContainer > TemplateLiteral > TemplateElement[value.raw=${words}]`,
  `:matches(JSXElement, JSXFragment) > JSXExpressionContainer > Literal[value=${words}]`,
  'Literal[value=/[\\u3000-\\u9fff\\uff00-\\uffef]/]',
  'TemplateElement[value.raw=/[\\u3000-\\u9fff\\uff00-\\uffef]/]',
].map((selector) => ({ selector, message: sayInMessages }));

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'release/**',
      'node_modules/**',
      'test-results/**',
      'playwright-report/**',
      '.cache/**',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    rules: {
      'max-lines': ['error', { max: 600, skipBlankLines: false, skipComments: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'no-console': 'error',
      // The compiler settles undefined names, per layer (tsconfig.json of each folder).
      'no-undef': 'off',
      eqeqeq: 'error',
    },
  },
  {
    files: ['shared/**/*.ts'],
    ignores: ['shared/contract/**'],
    rules: {
      ...forbid(node, page, toRenderer, toElectron, transport, otherSqlite),
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'shared/ has no clock: pass `now` in.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'shared/ has no clock: pass `now` in.',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'shared/ has no randomness: pass it in.',
        },
      ],
    },
  },
  {
    files: ['shared/contract/**/*.ts'],
    rules: forbid(node, page, toRenderer, toElectron, otherSqlite),
  },
  {
    files: ['electron/**/*.ts'],
    ignores: [
      'electron/rpc/**',
      'electron/rooms/**',
      'electron/main.ts',
      'electron/preload.ts',
      'electron/shell/**',
    ],
    rules: forbid(page, toRenderer, transport, otherSqlite, electronModule),
  },
  {
    files: ['electron/rooms/**/*.ts'],
    rules: forbid(page, toRenderer, otherSqlite, electronModule, [
      ['ws'],
      'Only rpc/ touches the transport.',
    ]),
  },
  {
    files: [
      'electron/rpc/**/*.ts',
      'electron/main.ts',
      'electron/preload.ts',
      'electron/shell/**/*.ts',
    ],
    rules: forbid(page, toRenderer, otherSqlite),
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ignores: ['renderer/rpc/**'],
    plugins: { 'react-hooks': reactHooks },
    rules: { ...reactHooks.configs.recommended.rules, ...forbid(node, toElectron, transport) },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', ...wordsInPage] },
  },
  { files: ['renderer/rpc/**/*.ts'], rules: forbid(node, toElectron) },
  {
    files: ['electron/rpc/**', 'renderer/rpc/**'],
    rules: { '@typescript-eslint/no-explicit-any': 'off' },
  },
  {
    files: ['electron/cli.ts', 'electron/cli/**', 'electron/shell/**', 'tests/**', 'resources/**'],
    rules: { 'no-console': 'off' },
  },
);
