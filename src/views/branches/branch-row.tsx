import { type JSX, memo } from 'react';
import { useWords } from '../../i18n/use-words';
import { usePlayer } from '../../player/use-player';
import { branchName } from '../tape/branch-name';
import { DeleteQuestion } from './delete-question';
import { Lane } from './lane';
import type { LaneRow } from './lanes';
import { NameField } from './name-field';

/** What is being done to a branch in its row. */
export type Doing = 'naming' | 'deleting';

interface BranchRowProps {
  readonly row: LaneRow;
  readonly isCurrent: boolean;
  readonly isTabStop: boolean;
  readonly isStacked: boolean;
  readonly doing: Doing | null;
  readonly choose: (id: number) => void;
  readonly begin: (id: number, doing: Doing) => void;
  /** `byKey` false: the focus has gone elsewhere already. */
  readonly end: (id: number, byKey: boolean) => void;
  readonly remove: (id: number) => void;
}

/** A line of history: its name, how long it is, where it begins, how it stands at its end, and its lane. */
export const BranchRow = memo(function BranchRow(props: BranchRowProps): JSX.Element {
  const { row, isCurrent, isTabStop, isStacked, doing, choose, end, remove } = props;
  const { branch, depth } = row;
  const { name, length, state } = useRowWords(row);
  const t = useWords();
  const answer = (isDelete: boolean): void => (isDelete ? remove(branch.id) : end(branch.id, true));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys of its rows
    <div
      role="treeitem"
      className="branch-row"
      data-testid={`branch-${branch.id}`}
      data-branch-row={branch.id}
      aria-level={depth + 1}
      aria-selected={isCurrent}
      aria-label={t('branches.row', { name, length, state })}
      tabIndex={isTabStop ? 0 : -1}
      onClick={() => (doing === null ? choose(branch.id) : undefined)}
    >
      {doing === 'deleting' ? (
        <DeleteQuestion branch={branch} answer={answer} />
      ) : (
        <RowText {...props} words={{ name, length, state }} />
      )}
      <div className="branch-lane">
        <Lane row={row} isCurrent={isCurrent} middle={isStacked ? stackedMiddle : 50} />
      </div>
    </div>
  );
});

/** Where the lane lies in a row of two lines, in percent from above. */
const stackedMiddle = 78;

/** By how many pixels a branch stands further in than the one that it left. */
const indent = 16;

interface RowWords {
  readonly name: string;
  readonly length: string;
  readonly state: string;
}

function useRowWords({ branch }: LaneRow): RowWords {
  const t = useWords();
  const portrait = usePlayer(({ entry }) => entry.portrait);
  const { id, values } = portrait.ensemble(branch.trace.head.world);
  return {
    name: branchName(branch, t),
    length: t('branches.length', { steps: branch.trace.steps.length }),
    state: t(id, values),
  };
}

function RowText({
  row: { branch, depth },
  isCurrent,
  doing,
  begin,
  end,
  words: { name, length, state },
}: BranchRowProps & { readonly words: RowWords }): JSX.Element {
  const t = useWords();
  const rename = usePlayer(({ renameBranch }) => renameBranch);
  const { id, parent } = branch;
  return (
    <>
      <div className="branch-text" style={{ paddingLeft: `${depth * indent}px` }}>
        <span className="branch-sign" aria-hidden="true">
          {isCurrent ? '●' : '○'}
        </span>
        {/* As much narrower as the row is indented: what follows stands in columns. */}
        <span className="branch-name-place" style={{ width: `calc(14em - ${depth * indent}px)` }}>
          {doing === 'naming' ? (
            <NameField
              name={branch.name}
              placeholder={name}
              rename={(written) => rename(id, written)}
              done={(byKey) => end(id, byKey)}
            />
          ) : (
            // biome-ignore lint/a11y/noStaticElementInteractions: F2 on the row does the same
            <span className="branch-name" onDoubleClick={() => begin(id, 'naming')}>
              {name}
            </span>
          )}
        </span>
        <span className="branch-length">
          {length} · {parent === null ? t('branches.fromStart') : t('branches.from', { step: parent.step + 1 })}
        </span>
        <span className="branch-state" title={state}>
          {state}
        </span>
      </div>
      <RowButtons id={id} name={name} canGo={parent !== null} begin={begin} />
    </>
  );
}

interface RowButtonsProps {
  readonly id: number;
  readonly name: string;
  readonly canGo: boolean;
  readonly begin: BranchRowProps['begin'];
}

/** What the keys F2 and Delete do, for the mouse and for touch. */
function RowButtons({ id, name, canGo, begin }: RowButtonsProps): JSX.Element {
  const t = useWords();
  const button = (doing: Doing, label: string, outline: string): JSX.Element => (
    <button
      type="button"
      tabIndex={-1}
      className="branch-button"
      data-testid={`${doing}-${id}`}
      aria-label={label}
      title={label}
      onClick={(event) => {
        event.stopPropagation();
        begin(id, doing);
      }}
    >
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path d={outline} />
      </svg>
    </button>
  );
  return (
    <div className="branch-buttons">
      {button('naming', t('branches.rename', { name }), 'M3 13l.8-3.2L10.6 3a1.4 1.4 0 0 1 2.4 2.2L6.2 12.2z')}
      {canGo
        ? button('deleting', t('branches.delete', { name }), 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9')
        : null}
    </div>
  );
}
