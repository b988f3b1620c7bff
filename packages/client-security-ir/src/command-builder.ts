import { makeBuilder } from "@smithy/core/client";
import { getEndpointPlugin } from "@smithy/core/endpoints";
import type { SecurityIRClientResolvedConfig } from "./client-config";
import { commonParams } from "./endpoint";
import type { ServiceInputTypes, ServiceOutputTypes } from "./generated/command-types";

export const command = makeBuilder<SecurityIRClientResolvedConfig, ServiceInputTypes, ServiceOutputTypes>(
  commonParams,
  "SecurityIncidentResponse",
  "SecurityIRClient",
  getEndpointPlugin,
);

export const noPlugins = () => [];
