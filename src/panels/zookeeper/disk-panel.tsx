import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { shortZxid } from '../../protocols/zookeeper/zxid';
import { type DiskColumn, type DiskFile, diskColumns, diskFiles, diskRows } from './disk-rows';
import { contextOf, type ZooKeeperPanelProps } from './zookeeper-panel';
import './panels.css';

/** What a crash would take and what it would leave: memory, writes under way and disk side by side. */
export function DiskPanel({ process }: ZooKeeperPanelProps): JSX.Element {
  const t = useWords();
  const { disk } = process;
  const columns = diskColumns(disk, contextOf(process));
  return (
    <div className="disk">
      <p className="panel-note">{t(`zookeeper-panels.disk.${diskState(columns)}`)}</p>
      {disk.slowness === 1 ? null : (
        <p className="panel-note">{t('zookeeper-panels.disk.slow', { factor: disk.slowness })}</p>
      )}
      <DiskTable columns={columns} />
      <h3>{t('zookeeper-panels.disk.files')}</h3>
      <ul className="disk-files">
        {diskFiles(disk.stable).map((file) => (
          <FileItem key={file.name} file={file} />
        ))}
      </ul>
    </div>
  );
}

/** Which sentence tells how memory and disk stand to each other. */
function diskState(columns: readonly DiskColumn[]): 'down' | 'writing' | 'equal' | 'ahead' {
  const places = columns.map(({ place }) => place);
  if (!places.includes('memory')) return 'down';
  if (places.includes('writing')) return 'writing';
  const differs = diskRows(columns).some(({ cells }) => cells.some((cell) => cell.differs));
  return differs ? 'ahead' : 'equal';
}

function DiskTable({ columns }: { readonly columns: readonly DiskColumn[] }): JSX.Element {
  const t = useWords();
  return (
    <table className="disk-table">
      <thead>
        <tr>
          <td />
          {columns.map(({ place }) => (
            <th key={place} scope="col" className={`place-${place}`}>
              {t(`zookeeper-panels.disk.place.${place}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {diskRows(columns).map(({ key, cells }) => (
          <tr key={key}>
            <th scope="row" title={t(`zookeeper-panels.disk.${key}.long`)}>
              {t(`zookeeper-panels.disk.${key}`)}
            </th>
            {cells.map(({ place, text, long, differs }) => (
              <td key={place} className={`place-${place}${differs ? ' differs' : ''}`} title={long ?? undefined}>
                {text}
                {differs ? <span className="visually-hidden"> {t('zookeeper-panels.disk.differs')}</span> : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FileItem({ file: { name, kind, from, to, count } }: { readonly file: DiskFile }): JSX.Element {
  const t = useWords();
  const values = { from: from === null ? '–' : shortZxid(from), to: to === null ? '–' : shortZxid(to), count };
  const amount = count === 0 ? 'empty' : count === 1 ? 'one' : 'many';
  return (
    <li className={`disk-file is-${kind}`}>
      <code>{name}</code>
      <span>{t(`zookeeper-panels.disk.${kind}.${amount}`, values)}</span>
    </li>
  );
}
