"use client";

import { lazyModule } from "../../_lazy/lazy-module";

/**
 * The lists of Regions and services. Load them before a form is sent: a text left in a box becomes a service then.
 */
export const scopeLists = lazyModule(() => import("./scope-lists"));
