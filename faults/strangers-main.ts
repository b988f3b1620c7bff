import { press, type Target } from "./strangers";

// A process of its own, so that what it costs to press is not measured as the portal's.
const [name = "", count = "0", target = "{}"] = process.argv.slice(2);
press(name, Number(count), JSON.parse(target) as Target); // Written by flood.ts.
