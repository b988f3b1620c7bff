import {
  getHostHeaderPlugin,
  getLoggerPlugin,
  getRecursionDetectionPlugin,
  getUserAgentPlugin,
  resolveHostHeaderConfig,
  resolveUserAgentConfig,
} from "@aws-sdk/core/client";
import {
  DefaultIdentityProviderConfig,
  getHttpAuthSchemeEndpointRuleSetPlugin,
  getHttpSigningPlugin,
} from "@smithy/core";
import { Client } from "@smithy/core/client";
import { resolveRegionConfig } from "@smithy/core/config";
import { resolveEndpointConfig } from "@smithy/core/endpoints";
import { getContentLengthPlugin } from "@smithy/core/protocols";
import { getRetryPlugin, resolveRetryConfig } from "@smithy/core/retry";
import { getSchemaSerdePlugin } from "@smithy/core/schema";
import type { CheckOptionalClientConfig, HttpHandlerOptions } from "@smithy/types";
import { httpAuthSchemeParametersProvider, resolveHttpAuthSchemeConfig } from "./auth";
import type { SecurityIRClientConfig, SecurityIRClientResolvedConfig } from "./client-config";
import { resolveClientEndpointParameters } from "./endpoint";
import type { ServiceInputTypes, ServiceOutputTypes } from "./generated/command-types";
import { getRuntimeConfig } from "./runtime-config";

export { Client as __Client };

/** Unlike AWS's own client, it has no default credential chain: without `credentials` every call throws. */
export class SecurityIRClient extends Client<
  HttpHandlerOptions,
  ServiceInputTypes,
  ServiceOutputTypes,
  SecurityIRClientResolvedConfig
> {
  override readonly config: SecurityIRClientResolvedConfig;

  constructor(...[configuration]: CheckOptionalClientConfig<SecurityIRClientConfig>) {
    const runtimeConfig = getRuntimeConfig(configuration || {});
    // The base class accepts only the resolved type, although it instantiates the protocol itself.
    super(runtimeConfig as never);
    this.initConfig = runtimeConfig;
    const withEndpointParameters = resolveClientEndpointParameters(runtimeConfig);
    const withUserAgent = resolveUserAgentConfig(withEndpointParameters);
    const withRetry = resolveRetryConfig(withUserAgent);
    const withRegion = resolveRegionConfig(withRetry);
    const withHostHeader = resolveHostHeaderConfig(withRegion);
    const withEndpoint = resolveEndpointConfig(withHostHeader);
    // By now `protocol` is an instance, but its type still allows the class.
    this.config = resolveHttpAuthSchemeConfig(withEndpoint) as SecurityIRClientResolvedConfig;

    this.middlewareStack.use(getSchemaSerdePlugin(this.config));
    this.middlewareStack.use(getUserAgentPlugin(this.config));
    this.middlewareStack.use(getRetryPlugin(this.config));
    this.middlewareStack.use(getContentLengthPlugin(this.config));
    this.middlewareStack.use(getHostHeaderPlugin(this.config));
    this.middlewareStack.use(getLoggerPlugin(this.config));
    this.middlewareStack.use(getRecursionDetectionPlugin(this.config));
    this.middlewareStack.use(
      getHttpAuthSchemeEndpointRuleSetPlugin(this.config, {
        httpAuthSchemeParametersProvider,
        identityProviderConfigProvider: async (config: SecurityIRClientResolvedConfig) =>
          new DefaultIdentityProviderConfig({ "aws.auth#sigv4": config.credentials }),
      }),
    );
    this.middlewareStack.use(getHttpSigningPlugin(this.config));
  }

  /** Closes the sockets of the request handler. */
  override destroy(): void {
    super.destroy();
  }
}
