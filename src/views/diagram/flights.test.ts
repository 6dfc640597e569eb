import { describe, expect, test } from 'vitest';
import { addFlight, endFlight, type Flight, flightsBetween, noFlights } from './flights';

const sentAt = (sent: number) => ({ from: 0, to: 1, sent, family: 0, isPacket: false, content: null });

/** Flights long and short, some under way and some never sent: one for each step of a thousand. */
function manyFlights() {
  const flights = noFlights();
  for (let sent = 0; sent < 1000; sent++) {
    const flight = addFlight(flights, sentAt(sent));
    const length = (sent * 37) % 300;
    if (sent % 41 !== 0) endFlight(flights, flight, sent + length, sent % 43 === 0 ? 'unsent' : 'arrived');
  }
  return flights;
}

describe('flights in buckets', () => {
  const flights = manyFlights();

  test.each([
    [0, 3],
    [63, 64],
    [128, 128],
    [130, 400],
    [900, 1400],
    [1290, 1300],
  ])('between %i and %i are found, each once', (from, to) => {
    const found = [...flightsBetween(flights, from, to)].map(({ index }) => index).sort((a, b) => a - b);
    const crosses = ({ sent, end, fate }: Flight): boolean =>
      fate !== 'unsent' && sent <= to && (end < 0 || end >= from);
    expect(found).toEqual(flights.all.filter(crosses).map(({ index }) => index));
    expect(found.length).toBeGreaterThan(2);
  });

  test('that are under way are known without looking at all', () => {
    expect([...flights.open].map(({ sent }) => sent)).toEqual(
      flights.all.filter(({ end }) => end < 0).map(({ sent }) => sent),
    );
  });
});
