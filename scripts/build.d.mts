export const root: string;
export const dist: string;
export function needsBuild(folder?: string): boolean;
export function fingerprint(folder: string): string;
export function build(): Promise<void>;
export function buildPage(source: string, outFolder: string): Promise<void>;
export function buildForNode(entry: string, outFile: string): Promise<void>;
