/** Version of the engine that made a trace: a run is made again exactly by the same version only. */
export const engineVersion = '0.1.0';
