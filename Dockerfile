# Build the portal's image, with BuildKit:
# docker build --secret id=actions_key,env=NEXT_SERVER_ACTIONS_ENCRYPTION_KEY -t casedesk .
# The tests have no Docker: scripts/dockerfile.test.ts checks what is copied, and `npm run image` runs the result.

# One base image for building and running. For repeatable builds, pass its digest:
# --build-arg NODE_IMAGE=docker.io/library/node:24.22.3-trixie-slim@sha256:…
ARG NODE_IMAGE=docker.io/library/node:24.22.3-trixie-slim

FROM ${NODE_IMAGE} AS packages
WORKDIR /src
COPY package.json package-lock.json ./
COPY packages ./packages
# This stage needs the build tools, but no install scripts: none of the portal's packages has one.
RUN npm ci --include=dev --ignore-scripts --no-audit --no-fund --loglevel=error

FROM packages AS build
COPY next.config.js postcss.config.mjs tsconfig.json proxy.ts instrumentation.ts instrumentation-client.ts ./
COPY app ./app
COPY components ./components
COPY deploy/case-rights.json deploy/case-templates.json ./deploy/
COPY lib ./lib
COPY public ./public
COPY scripts ./scripts
# Use the same key for every build of a deployment, so that a form opened before an update can be sent after it.
# A secret, because `docker history` shows an ARG. Next still writes the key into the build
# (.next/server/server-reference-manifest.js and .json), so anyone who can read the image can read the key.
RUN --mount=type=secret,id=actions_key,required=true \
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY="$(cat /run/secrets/actions_key)" npm run build

FROM ${NODE_IMAGE} AS portal
LABEL org.opencontainers.image.title="Casedesk" \
      org.opencontainers.image.description="Opens AWS Security Incident Response cases under the analyst's own role" \
      org.opencontainers.image.licenses="Apache-2.0"
# Container engines set HOSTNAME to the container's name, and the server would listen on that.
# Load balancers close an idle connection after 60 seconds; KEEP_ALIVE_TIMEOUT must be above that.
# V8 sizes its heap by the machine's memory: docs/operations.md, "Memory".
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    HOSTNAME=0.0.0.0 \
    PORT=3000 \
    KEEP_ALIVE_TIMEOUT=65000 \
    NODE_OPTIONS="--max-old-space-size=512 --max-semi-space-size=16"
WORKDIR /app
# root owns the files and nothing writes them: the portal stores nothing and runs on a read-only file system.
COPY --from=build /src/.next/standalone ./
# The base image's user "node", as a number, so that Kubernetes can see that it is not root.
USER 1000:1000
EXPOSE 3000
# After SIGTERM the server keeps serving for DRAIN_SECONDS, finishes what is under way, and exits, also as process 1.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=15s --retries=3 \
    CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||3000)+'/api/health',{signal:AbortSignal.timeout(2000)}).then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "server.js"]
