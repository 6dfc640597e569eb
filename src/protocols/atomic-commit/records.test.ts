import { describe, expect, it } from 'vitest';
import { transactionId } from './messages';
import { appended, decisionIn, hasRecord, type LogRecord, openTransaction, type RecordType, valueIn } from './records';

const record = (tx: number, type: RecordType, value: number | null = null): LogRecord => ({
  ...{ type, tx: transactionId(tx), value },
});
const log = (tx: number, ...types: readonly RecordType[]): readonly LogRecord[] =>
  types.map((type) => record(tx, type));

describe('a log', () => {
  it('says what became of a transaction; the first decision counts', () => {
    expect(decisionIn(log(1, 'undo', 'redo', 'prepared'), transactionId(1))).toBe(null);
    expect(decisionIn(log(1, 'redo', 'commit'), transactionId(1))).toBe('commit');
    expect(decisionIn(log(1, 'redo', 'abort', 'commit'), transactionId(1))).toBe('abort');
    expect(decisionIn(log(1, 'redo', 'commit'), transactionId(2))).toBe(null);
    expect(decisionIn(log(1, 'redo', 'commit'), null)).toBe(null);
  });

  it('knows which transaction is open: one with a promise and no decision, else the newest', () => {
    expect(openTransaction([])).toBe(null);
    expect(openTransaction([...log(1, 'redo', 'prepared'), ...log(2, 'abort')])).toBe(1);
    expect(openTransaction([...log(1, 'redo', 'prepared', 'commit'), ...log(2, 'abort')])).toBe(2);
  });

  it('holds the balances before and after', () => {
    const records = [record(1, 'undo', 100), record(1, 'redo', 80)];
    expect([valueIn(records, transactionId(1), 'undo'), valueIn(records, transactionId(1), 'redo')]).toEqual([100, 80]);
    expect(valueIn(records, transactionId(2), 'redo')).toBe(null);
    expect(hasRecord(records, transactionId(1), 'prepared', 'redo')).toBe(true);
    expect(hasRecord(records, transactionId(1), 'prepared')).toBe(false);
  });

  it('does not grow for ever, and never forgets what is open', () => {
    let records: readonly LogRecord[] = log(1, 'undo', 'redo', 'prepared');
    for (let tx = 2; tx < 200; tx++) records = appended(records, log(tx, 'undo', 'redo', 'prepared', 'commit'));
    expect(records.length).toBeLessThanOrEqual(100);
    expect(openTransaction(records)).toBe(1);
    expect(decisionIn(records, transactionId(199))).toBe('commit');
    expect(decisionIn(records, transactionId(2))).toBe(null);
  });
});
