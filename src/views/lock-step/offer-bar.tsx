import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { declineOffer, takeOffer } from '../../player/lock-step';
import { type Offer, otherSide } from '../../player/pair';
import { usePlayer } from '../../player/use-player';
import { timeText } from '../events/time-text';
import { sideNames } from './side-names';

/** What was done in the other run, to be done here as well. */
export function OfferBar({ offer: { to, text, at, after } }: { readonly offer: Offer }): JSX.Element {
  const t = useWords();
  const isHere = usePlayer((state) => state.playhead === after);
  const words = { name: sideNames[otherSide(to)], time: timeText(at) };
  return (
    <div className="offer" role="status" data-testid="offer">
      <p>
        {t(isHere ? 'lock-step.offer' : 'lock-step.offerAt', words)} <code>{text}</code>
      </p>
      <button type="button" className="button primary" data-testid="take-offer" onClick={takeOffer}>
        {t('lock-step.take')}
      </button>
      <button type="button" className="button quiet" aria-label={t('lock-step.decline')} onClick={declineOffer}>
        ✕
      </button>
    </div>
  );
}
