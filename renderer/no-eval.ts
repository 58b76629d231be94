import { z } from 'zod';

// The content security policy forbids making code from strings, which is how zod would speed itself up. Imported
// first, because schemas ask when they are made.
z.config({ jitless: true });
