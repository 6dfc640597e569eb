import { describe, expect, it } from 'vitest';
import { type MessageId, messageId, processId, stepIndex } from '../kernel/ids';
import { replay, rewind } from '../kernel/run';
import { toArray } from '../kernel/vector';
import { stepsChecksum, traceFile } from '../trace-formats/write-trace';
import type { Registry } from './contract';
import { createPlayer } from './create-player';
import { openScenario } from './opening';
import type { PlayerStore } from './player';
import { entry, stillClock } from './player-fixture';
import { scenarioText } from './scenario-text';
import { currentTrace, inFlight } from './selectors';
import { sourceOf } from './source-fixture';

const text =
  '---\ntitle: "A: story"\nservers: 3\nobservers: 1\nseed: 7\nconfig: { tickTime: 1000 }\ndisks:\n  S1: { log: [1.1..1.3] }\n---\nrun settled\ncrash leader\nrun 30ms\nS1 create /a "x y"\nrun 3s\n';
const registry: Registry = { entries: [entry], scenarios: [sourceOf('story', text)] };

describe('the scenario of a run', () => {
  it('makes the same run again, with what a person did on messages and in the past', () => {
    const player = createPlayer(registry, stillClock());
    player.getState().seekStep(stepIndex(60));
    while (messageInFlight(player) === null) player.getState().stepBack();
    player.getState().act({ type: 'drop', message: messageInFlight(player) ?? messageId(-1) });
    expect(player.getState().commandLog.at(-1)?.text).toMatch(/^drop [A-Z]/);
    player.getState().act({ type: 'skew', process: processId(2), factor: 1.5 });
    player.getState().command('run 2s');
    const state = player.getState();
    expect(state.branch).toBe(1);

    expect(scenarioText(state)).toMatch(/^drop [A-Z]+ S\d -> S\d/m);

    const again = openScenario(sourceOf('again', scenarioText(state)), registry);
    if (!again.ok) throw new Error(JSON.stringify(again.problem));
    expect(again.problem).toBeNull();
    const trace = currentTrace(state);
    expect(toArray(again.trace.interventions)).toEqual(toArray(trace.interventions));
    const checksums = [again.trace, trace, replay(trace)].map((run) =>
      stepsChecksum(traceFile(rewind(run, trace.steps.length - 1), entry).steps),
    );
    expect(new Set(checksums).size).toBe(1);
  });
});

const messageInFlight = (player: PlayerStore): MessageId | null =>
  inFlight(player.getState()).find(({ parcel }) => parcel.type === 'message')?.id ?? null;
