/** What a community starts with, in the order in which one follows from the other. */
export const launchSteps = ['persona', 'entry', 'name', 'rules', 'core', 'group'] as const;
export type LaunchStep = (typeof launchSteps)[number];

/** So many of the first hundred have to agree before a community has a core to begin with. */
export const CORE_TO_START = 10;

/** What the record of a community says towards its launch. */
export interface LaunchFacts {
  readonly persona: boolean;
  /** Content published for it, or a product that it is about. */
  readonly contents: number;
  readonly product: boolean;
  readonly name: boolean;
  readonly theme: boolean;
  readonly ruleVersions: number;
  readonly agreed: number;
  readonly groups: number;
}

/** Whether the record itself shows a step done, and the number it goes by. */
export const launchFact = (
  step: LaunchStep,
  facts: LaunchFacts,
): { readonly done: boolean; readonly count: number } => {
  switch (step) {
    case 'persona':
      return { done: facts.persona, count: facts.persona ? 1 : 0 };
    case 'entry':
      return { done: facts.product || facts.contents > 0, count: facts.contents };
    case 'name':
      return { done: facts.name && facts.theme, count: Number(facts.name) + Number(facts.theme) };
    case 'rules':
      return { done: facts.ruleVersions > 0, count: facts.ruleVersions };
    case 'core':
      return { done: facts.agreed >= CORE_TO_START, count: facts.agreed };
    case 'group':
      return { done: facts.groups > 0, count: facts.groups };
    default: {
      const never: never = step;
      return never;
    }
  }
};
