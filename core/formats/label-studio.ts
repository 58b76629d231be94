import { fail, ok, type Result } from '../result';
import type { Format, FormatFile } from './format';
import { parseJson } from './json-reading';
import { readTask } from './label-studio-read';
import { labelStudioEnding, writeLabelStudio } from './label-studio-write';
import { readEach } from './read-each';

export const labelStudio: Format = {
  id: 'label-studio',
  name: 'Label Studio JSON',
  summary: 'Tasks with annotations for Label Studio, and the labelling configuration that shows them.',
  ending: labelStudioEnding,
  unit: 'codepoint',
  lossless: false,
  drops: ['evidence and confidence', 'annotators and times', 'ids of relations', 'what was read'],
  checkedBy: 'a reading of every region by its words, in a test; Python 3 slices every region',
  write: writeLabelStudio,
  read: (files, context) =>
    readEach(files.filter(({ name }) => !/\.xml$/i.test(name)).flatMap(tasksIn), ({ name, task }) =>
      task.ok ? readTask(name, task.value, context) : fail({ code: 'unreadable', where: name, reason: task.error }),
    ),
  recognises: ({ text }) =>
    /^\s*[[{]/.test(text) && /"(?:annotations|completions)"\s*:\s*\[\s*\{[^]*"from_name"/.test(text.slice(0, 200_000)),
};

interface NamedTask {
  readonly name: string;
  readonly task: Result<unknown, string>;
}

function tasksIn({ name, text }: FormatFile): readonly NamedTask[] {
  const json = parseJson(text);
  if (!json.ok || !Array.isArray(json.value)) return [{ name, task: json }];
  const tasks: readonly unknown[] = json.value;
  return tasks.map((task, index) => ({ name: `${name}, task ${index + 1}`, task: ok(task) }));
}
