import { expect, it } from 'vitest';
import { connectionId, processId } from '../../src/kernel/ids';
import { boot, configOf, connect, disconnect, follow, hand, look, packets, roleOf } from './machine-driver';

// Server 0 of three follows 1; an attempt from an earlier time with the same leader succeeds only now.
const follower = follow(boot({ sid: 0, config: configOf({ servers: [0, 1, 2] }) }), 1, [1, 2]);
const late = { peer: processId(1), channel: 'quorum', connection: connectionId(7) } as const;

it('registers once, though a second connection to its leader comes to stand', () => {
  const registered = connect(follower, 1, true);
  expect(packets(registered)).toEqual(['FOLLOWERINFO 0.0']);
  expect(packets(hand(look(registered), { type: 'connected', ...late, dialled: true }))).toEqual([]);
});

it('goes on following when the connection closes that it does not use', () => {
  const registered = connect(follower, 1, true);
  expect(roleOf(hand(registered, { type: 'disconnected', ...late }))).toBe('following');
  expect(roleOf(disconnect(registered, 1))).toBe('looking');
});
