/** The namespace of every shape in AWS's model; the error types on the wire may carry it. */
export const namespace = "com.amazonaws.securityir";

/** The namespace of what the SDK adds to the model: the base exception. The runtime finds it by this prefix. */
export const syntheticNamespace = `smithy.ts.sdk.synthetic.${namespace}`;
