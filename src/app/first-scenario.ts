/** What is shown to who comes for the first time, and asks for nothing else. */
export const firstScenario = 'main-job';
