import { awsEndpointFunctions } from "@aws-sdk/core/client";
import { customEndpointFunctions, EndpointCache, resolveEndpoint } from "@smithy/core/endpoints";
import type {
  Endpoint,
  EndpointParams,
  EndpointV2,
  Logger,
  Provider,
  RuleSetObject,
  EndpointParameters as SmithyEndpointParameters,
} from "@smithy/types";

export interface EndpointParameters extends SmithyEndpointParameters {
  Region?: string | undefined;
  UseFIPS?: boolean | undefined;
  Endpoint?: string | undefined;
}

export interface ClientInputEndpointParameters {
  region?: string | undefined | Provider<string | undefined>;
  useFipsEndpoint?: boolean | undefined | Provider<boolean | undefined>;
  endpoint?: string | Provider<string> | Endpoint | Provider<Endpoint> | EndpointV2 | Provider<EndpointV2> | undefined;
}

export type ClientResolvedEndpointParameters = Omit<ClientInputEndpointParameters, "endpoint"> & {
  defaultSigningName: string;
};

export function resolveClientEndpointParameters<T>(
  options: T & ClientInputEndpointParameters,
): T & ClientResolvedEndpointParameters {
  return Object.assign(options, {
    useFipsEndpoint: options.useFipsEndpoint ?? false,
    defaultSigningName: "security-ir",
  });
}

export const commonParams = {
  UseFIPS: { type: "builtInParams", name: "useFipsEndpoint" },
  Endpoint: { type: "builtInParams", name: "endpoint" },
  Region: { type: "builtInParams", name: "region" },
} as const;

// The service has only dual-stack hosts, such as https://security-ir.us-east-1.api.aws, and none under amazonaws.com.
const ruleSet: RuleSetObject = {
  version: "1.0",
  parameters: {
    UseFIPS: { builtIn: "AWS::UseFIPS", required: true, default: false, type: "Boolean" },
    Endpoint: { builtIn: "SDK::Endpoint", required: false, type: "String" },
    Region: { builtIn: "AWS::Region", required: false, type: "String" },
  },
  rules: [
    {
      type: "error",
      conditions: [
        { fn: "isSet", argv: [{ ref: "Endpoint" }] },
        { fn: "booleanEquals", argv: [{ ref: "UseFIPS" }, true] },
      ],
      error: "Invalid Configuration: FIPS and custom endpoint are not supported",
    },
    {
      type: "endpoint",
      conditions: [{ fn: "isSet", argv: [{ ref: "Endpoint" }] }],
      endpoint: { url: { ref: "Endpoint" } },
    },
    {
      type: "endpoint",
      conditions: [
        { fn: "isSet", argv: [{ ref: "Region" }] },
        { fn: "aws.partition", argv: [{ ref: "Region" }], assign: "PartitionResult" },
        { fn: "booleanEquals", argv: [{ ref: "UseFIPS" }, true] },
      ],
      endpoint: { url: "https://security-ir-fips.{Region}.{PartitionResult#dualStackDnsSuffix}" },
    },
    {
      type: "endpoint",
      conditions: [
        { fn: "isSet", argv: [{ ref: "Region" }] },
        { fn: "aws.partition", argv: [{ ref: "Region" }], assign: "PartitionResult" },
      ],
      endpoint: { url: "https://security-ir.{Region}.{PartitionResult#dualStackDnsSuffix}" },
    },
    { type: "error", conditions: [], error: "Invalid Configuration: Missing Region" },
  ],
};

const cache = new EndpointCache({ size: 50, params: ["Endpoint", "Region", "UseFIPS"] });

/** Throws when the Region is missing, or when FIPS is combined with a custom endpoint. */
export function defaultEndpointResolver(
  endpointParams: EndpointParameters,
  context: { logger?: Logger } = {},
): EndpointV2 {
  // The rules need `aws.partition`. A bundler could drop the registration if it were a side effect of the module.
  customEndpointFunctions.aws = awsEndpointFunctions;
  // The runtime's type excludes undefined, but its rules test for it with isSet.
  const params = endpointParams as EndpointParams;
  return cache.get(params, () =>
    resolveEndpoint(ruleSet, { endpointParams: params, ...(context.logger && { logger: context.logger }) }),
  );
}
