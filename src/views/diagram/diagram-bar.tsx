import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { FamilyChips } from './family-chips';
import type { ScaleKind } from './scale';
import type { Choices } from './use-instrument';

interface DiagramBarProps {
  readonly choices: Choices;
  readonly isTall: boolean;
  /** What the cursor of the lanes has come to, for a screen reader and for the eye. */
  readonly said: string;
  onChange(changed: Partial<Choices>): void;
  onTall(): void;
  onZoom(factor: number): void;
  onShowAll(): void;
  onSave(): void;
}

const icons = {
  out: 'M3 8h10',
  in: 'M3 8h10M8 3v10',
  all: 'M2 3v10M14 3v10M4.5 8h7M6.5 6l-2 2 2 2M9.5 6l2 2-2 2',
  follow: 'M9 2v12M2 8h4M4.2 5.8L6.4 8l-2.2 2.2M12 8h2.5',
  cone: 'M2.5 2.5L8 8l-5.5 5.5M13.5 2.5L8 8l5.5 5.5',
  tall: 'M8 2v12M5 5l3-3 3 3M5 11l3 3 3-3',
  save: 'M8 2v8M5 7l3 3 3-3M3 13h10',
} as const;

/** What can be done with the picture as a whole. */
export function DiagramBar(props: DiagramBarProps): JSX.Element {
  const { choices, onChange } = props;
  const { isFollowing, hasCone } = choices;
  return (
    <div className="diagram-bar">
      <ScaleChooser kind={choices.kind} onChoose={(kind) => onChange({ kind })} />
      <div className="diagram-tools">
        <Tool name="out" onPress={() => props.onZoom(1 / 1.5)} />
        <Tool name="in" onPress={() => props.onZoom(1.5)} />
        <Tool name="all" onPress={props.onShowAll} />
        <Tool name="follow" isOn={isFollowing} onPress={() => onChange({ isFollowing: !isFollowing })} hasWord />
        <Tool name="cone" isOn={hasCone} onPress={() => onChange({ hasCone: !hasCone })} hasWord />
        <Tool name="tall" isOn={props.isTall} onPress={props.onTall} />
        <Tool name="save" onPress={props.onSave} />
      </div>
      <FamilyChips />
      <p className="diagram-said" role="status" data-testid="diagram-said">
        {props.said}
      </p>
    </div>
  );
}

const kinds: readonly ScaleKind[] = ['step', 'time'];

function ScaleChooser(props: { readonly kind: ScaleKind; onChoose(kind: ScaleKind): void }): JSX.Element {
  const t = useWords();
  return (
    <fieldset className="diagram-scales">
      <legend className="visually-hidden">{t('diagram.scale')}</legend>
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          className="diagram-scale"
          aria-pressed={props.kind === kind}
          title={t(`diagram.scale.${kind}.hint`)}
          data-testid={`diagram-scale-${kind}`}
          onClick={() => props.onChoose(kind)}
        >
          {t(`diagram.scale.${kind}`)}
        </button>
      ))}
    </fieldset>
  );
}

interface ToolProps {
  readonly name: keyof typeof icons;
  /** Set for switches. */
  readonly isOn?: boolean;
  readonly hasWord?: boolean;
  onPress(): void;
}

function Tool({ name, isOn, hasWord = false, onPress }: ToolProps): JSX.Element {
  const t = useWords();
  return (
    <button
      type="button"
      className="diagram-tool"
      aria-label={t(`diagram.${name}`)}
      aria-pressed={isOn}
      title={t(`diagram.${name}.hint`)}
      data-testid={`diagram-${name}`}
      onClick={onPress}
    >
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path d={icons[name]} />
      </svg>
      {hasWord ? <span>{t(`diagram.${name}`)}</span> : null}
    </button>
  );
}
