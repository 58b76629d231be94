export function electronProgram(root: string): string | undefined;
export function fetchElectron(root: string, installer?: string, patience?: number): Promise<string | undefined>;
