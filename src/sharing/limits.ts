/** What a saved run or a link may hold at most; whatever has more is refused with a sentence and not shortened. */
export const limits = {
  /** More lines of history than a person can tell apart; the player keeps no more either. */
  branches: 50,
  /** Acts of all branches together. */
  acts: 5_000,
  /** Steps of one branch. */
  steps: 100_000,
  /** Steps that opening has to make again, in all branches together. */
  madeSteps: 500_000,
  /** Characters of a saved run as JSON; what a link unpacks to beyond this is not even read. */
  characters: 1_000_000,
  /** Characters of a link after its `#run=`. */
  link: 100_000,
  /** Above this, some programs cut a link off when it is passed on. */
  comfortableLink: 2_000,
  /** Characters of a name: of a branch, a scenario, an engine version. */
  name: 200,
  notes: 500,
  breakpoints: 20,
  /** Virtual time of a run in microseconds: some hundred days. */
  instant: 10_000_000_000_000,
} as const;
