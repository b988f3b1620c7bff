// The cdk command runs this file: `npx cdk synth -c settings=settings.json`.
import { addStacks, createApp } from "./app";
import { readSettings } from "./settings";

const app = createApp();
const file: unknown = app.node.tryGetContext("settings");
if (typeof file !== "string") throw new Error("Name the file of settings: npx cdk … -c settings=settings.json");
addStacks(app, readSettings(file));
app.synth();
