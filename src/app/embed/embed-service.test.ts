import { describe, expect, it } from 'vitest';
import { playerOf } from '../../player/player-fixture';
import { currentTrace } from '../../player/selectors';
import type { EmbedReport, EmbedRequest } from '../../sharing/embed-messages';
import { performRequest, reportOn } from './embed-service';

const text = '---\nservers: 3\nseed: 3\n---\nrun settled\n';

function driven(open: (hash: string) => Promise<{ id: string; values: object } | null> = async () => null) {
  const player = playerOf(text);
  const told: EmbedReport[] = [];
  const tell = (report: EmbedReport): void => void told.push(report);
  const ask = (request: EmbedRequest): void =>
    performRequest(player, request, open as Parameters<typeof performRequest>[2], tell);
  return { player, told, tell, ask };
}

describe('an embedded run', () => {
  it('is driven by every kind of request', () => {
    const { player, ask } = driven();
    ask({ type: 'play' });
    expect(player.getState().isPlaying).toBe(true);
    ask({ type: 'pause' });
    expect(player.getState().isPlaying).toBe(false);
    ask({ type: 'step', step: 12 });
    expect(player.getState().step).toBe(11);
    ask({ type: 'move', by: 3 });
    expect(player.getState().step).toBe(14);
    ask({ type: 'move', by: -100 });
    expect(player.getState().step).toBe(-1);
    ask({ type: 'seek', instant: 6_000 });
    expect(player.getState().playhead).toBe(6_000);
    ask({ type: 'step', step: 100_000 });
    ask({ type: 'command', line: 'crash S1' });
    expect(currentTrace(player.getState()).interventions.length).toBe(1);
  });

  it('tells where it is, and what happens there in its own language', () => {
    const { player, told, ask } = driven();
    ask({ type: 'where' });
    expect(told).toEqual([{ type: 'step', step: 0, instant: 0, isPlaying: false, sentence: null }]);
    player.getState().setLanguage('zh-CN');
    ask({ type: 'step', step: 5 });
    ask({ type: 'where' });
    expect(told[1]).toMatchObject({ type: 'step', step: 5, sentence: expect.stringMatching(/[\u4e00-\u9fff]/) });
  });

  it('tells what becomes of it without being asked', () => {
    const { player, told, tell, ask } = driven();
    reportOn(player, tell);
    expect(told).toMatchObject([{ type: 'ready', title: 'fixture' }]);
    ask({ type: 'step', step: 5 });
    ask({ type: 'play' });
    ask({ type: 'pause' });
    expect(told.slice(1)).toMatchObject([
      { type: 'step', step: 5, isPlaying: false },
      { type: 'step', step: 5, isPlaying: true },
      { type: 'step', step: 5, isPlaying: false },
    ]);
  });

  it('says why a command or a link was refused', async () => {
    const { told, ask } = driven(async () => ({ id: 'sharing.problem.cutOff', values: {} }));
    ask({ type: 'command', line: 'crash S9' });
    expect(told).toMatchObject([{ type: 'error' }]);
    ask({ type: 'command', line: 'resume S1' });
    expect(told[1]).toMatchObject({
      type: 'error',
      id: 'scenario.refused.notPaused',
      sentence: expect.stringMatching(/^Column 1: found/),
    });
    ask({ type: 'open', link: '#run=1.A' });
    await Promise.resolve();
    await Promise.resolve();
    expect(told[2]).toMatchObject({ type: 'error', id: 'sharing.problem.cutOff' });
    for (const report of told) expect(report).toMatchObject({ sentence: expect.stringMatching(/^[^.]+.*\.?$/) });
  });
});
