import { isDefaultScheme } from '../../../../core/default-scheme';
import { CommitField } from './commit-field';
import { useSchemeEditor } from './editor-context';

/** What is said about the scheme itself. */
export function AboutForm() {
  const { scheme, change } = useSchemeEditor();
  const describe = (field: 'name' | 'version' | 'guideline') => (value: string) =>
    change({ type: 'describe', fields: { [field]: value === '' && field !== 'name' ? undefined : value } });
  return (
    <div className="scheme-form">
      <p className="form-use">
        {isDefaultScheme(scheme)
          ? 'This is the scheme that Caveat comes with. Once you change it, the article’s marks carry their own.'
          : 'The article’s marks carry this scheme with them. Save it to a file to use it for other articles.'}
      </p>
      <div className="field-row">
        <CommitField label="Name" value={scheme.name} onCommit={describe('name')} />
        <CommitField
          label="Version"
          className="short-field"
          value={scheme.version ?? ''}
          onCommit={describe('version')}
          placeholder="None"
        />
      </div>
      <CommitField
        label="Guideline for all kinds"
        rows={8}
        value={scheme.guideline ?? ''}
        onCommit={describe('guideline')}
      />
    </div>
  );
}
