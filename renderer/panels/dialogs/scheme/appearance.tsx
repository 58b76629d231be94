import { colours, lines, type Kind } from '../../../../core/scheme';
import { kindRef } from '../../../../core/scheme-labels';
import { kindClasses } from '../../../kind-classes';
import { ChoiceRow } from '../../choice-row';
import { KindLine } from '../../kind-line';
import { useSchemeEditor } from './editor-context';

/** How a kind's marks look: as the pattern of a line first, and in a colour, with a sample in the article's face. */
export function Appearance({ kind }: { readonly kind: Kind }) {
  const { change, readOnly } = useSchemeEditor();
  const edit = (fields: Readonly<Record<string, unknown>>) => change({ type: 'edit', label: kindRef(kind.id), fields });
  return (
    <div className="appearance">
      <p className="mark-sample">
        The minister said <mark className={`mark lane-0 ${kindClasses(kind)}`}>the bridge is safe</mark> on Monday.
      </p>
      <ChoiceRow
        label="Line"
        className="looks"
        value={kind.line}
        isDisabled={readOnly}
        options={lines.map((line) => ({
          value: line,
          label: (
            <>
              <KindLine kind={{ ...kind, line }} /> {titled(line)}
            </>
          ),
        }))}
        onChange={(line) => edit({ line })}
      />
      <ChoiceRow
        label="Colour"
        className="looks"
        value={kind.colour}
        isDisabled={readOnly}
        options={colours.map((colour) => ({
          value: colour,
          label: (
            <>
              <span className={`swatch colour-${colour}`} aria-hidden="true" /> {titled(colour)}
            </>
          ),
        }))}
        onChange={(colour) => edit({ colour })}
      />
    </div>
  );
}

function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
