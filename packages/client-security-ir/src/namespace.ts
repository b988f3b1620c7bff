/** The namespace of AWS's Smithy model. Error types on the wire may carry it. */
export const namespace = "com.amazonaws.securityir";

/** The namespace of the base exception, which the SDK adds to the model. The runtime finds it by this prefix. */
export const syntheticNamespace = `smithy.ts.sdk.synthetic.${namespace}`;
