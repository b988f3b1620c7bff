// The function where a message holds no content. The code that reads findings is not in it.
import { createNotifier } from "./notify";

export const handler = createNotifier(process.env);
