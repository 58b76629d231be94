import { useEffect, useRef } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { inDigits } from '../../core/numbers';
import { run } from '../actions';
import { finderOf, type Finding } from '../session/finding';
import type { Session } from '../session/session';
import { useStore } from '../session/store';
import { useApp } from './app-context';

/** Looks for words in the article. It stands above the text and covers none of it. */
export function FindBar({ session }: { readonly session: Session }) {
  const finding = useStore(finderOf(session).finding);
  return finding ? <OpenFindBar session={session} finding={finding} /> : null;
}

function OpenFindBar({ session, finding }: { readonly session: Session; readonly finding: Finding }) {
  const app = useApp();
  const finder = finderOf(session);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    app.focusFind = () => {
      field.current?.focus();
      field.current?.select();
    };
    app.focusFind();
    return () => {
      app.focusFind = () => undefined;
    };
  }, [app]);
  const close = () => {
    finder.close();
    app.view?.focus();
  };
  return (
    <search
      className="find-bar"
      aria-label="Find in the article"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <input
        ref={field}
        type="text"
        className="find-field"
        aria-label="Find in the article"
        placeholder="Find in the article"
        spellCheck={false}
        autoComplete="off"
        value={finding.words}
        onChange={(event) => finder.change({ words: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          finder.step(event.shiftKey ? -1 : 1);
        }}
      />
      <span className="find-count" role="status">
        {countOf(finding)}
      </span>
      <Button className="icon-button" aria-label="Previous place" onPress={() => run(app, 'edit.find-previous')}>
        <Arrow up />
      </Button>
      <Button className="icon-button" aria-label="Next place" onPress={() => run(app, 'edit.find-next')}>
        <Arrow />
      </Button>
      <ToggleButton
        className="find-option"
        isSelected={finding.matchCase}
        onChange={(matchCase) => finder.change({ matchCase })}
      >
        Match case
      </ToggleButton>
      <ToggleButton
        className="find-option"
        isSelected={finding.wholeWords}
        onChange={(wholeWords) => finder.change({ wholeWords })}
      >
        Whole words
      </ToggleButton>
      <Button className="icon-button find-close" aria-label="Close the find bar" onPress={close}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M4 4l8 8M12 4l-8 8" />
        </svg>
      </Button>
    </search>
  );
}

function Arrow({ up = false }: { readonly up?: boolean }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={up ? 'M3.5 10.5L8 6l4.5 4.5' : 'M3.5 5.5L8 10l4.5-4.5'} />
    </svg>
  );
}

/** `3 of 27`, and that there are more than were looked for. */
function countOf({ words, spans, more, current }: Finding): string {
  if (words === '') return '';
  if (spans.length === 0) return 'Not found';
  return `${inDigits(current + 1)} of ${more ? 'more than ' : ''}${inDigits(spans.length)}`;
}
