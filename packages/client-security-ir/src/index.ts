export { Command as $Command } from "@smithy/core/client";
export * from "./commands";
export * from "./enums";
export * from "./errors";
export * from "./models";
export * from "./paginators";
export * from "./schemas";
export * from "./security-ir-client";
