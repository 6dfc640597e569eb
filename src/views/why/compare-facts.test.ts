import { describe, expect, it } from 'vitest';
import { compareFacts } from './compare-facts';

describe('compareFacts', () => {
  it('puts what was compared side by side and leaves the rest', () => {
    const facts = {
      from: 'S3',
      theirLeader: 'S3',
      theirZxid: '1.9',
      ownLeader: 'S1',
      ownZxid: '1.8',
      theirPeerEpoch: 1,
    };
    expect(compareFacts(facts)).toEqual({
      compared: [
        { key: 'leader', theirs: 'S3', own: 'S1' },
        { key: 'zxid', theirs: '1.9', own: '1.8' },
      ],
      others: [
        ['from', 'S3'],
        ['theirPeerEpoch', 1],
      ],
    });
  });

  it('knows the two sides by themselves, also where one has nothing', () => {
    expect(compareFacts({ theirs: 7, own: null, leader: 'S4' })).toEqual({
      compared: [{ key: '', theirs: 7, own: null }],
      others: [['leader', 'S4']],
    });
    expect(compareFacts({ own: 3, ownZxid: '1.1' })).toEqual({
      compared: [],
      others: [
        ['own', 3],
        ['ownZxid', '1.1'],
      ],
    });
  });
});
