# The portal as an image: `docker build --secret id=actions_key,env=NEXT_SERVER_ACTIONS_ENCRYPTION_KEY -t casedesk .`
# (BuildKit). There is no Docker in the tests: scripts/dockerfile.test.ts checks what is copied, `npm run image` runs the result.

# One base for building and running. For builds that can be repeated, name it by digest:
# --build-arg NODE_IMAGE=docker.io/library/node:20.20.2-trixie-slim@sha256:…
ARG NODE_IMAGE=docker.io/library/node:20.20.2-trixie-slim

FROM ${NODE_IMAGE} AS packages
WORKDIR /src
COPY package.json package-lock.json ./
COPY packages ./packages
# Build tools are needed here, and scripts of packages are not: what the portal runs has none.
RUN npm ci --include=dev --ignore-scripts --no-audit --no-fund --loglevel=error

FROM packages AS build
COPY next.config.js postcss.config.mjs tsconfig.json proxy.ts instrumentation.ts instrumentation-client.ts ./
COPY app ./app
COPY components ./components
COPY lib ./lib
COPY public ./public
COPY scripts ./scripts
# The same key for every build of a deployment, so that a form that was opened before an update can be sent after it.
# It comes as a secret: an ARG would be told by `docker history`. Next writes it into the build all the same
# (.next/server/server-reference-manifest.js and .json), so whoever can read the image can read the key.
RUN --mount=type=secret,id=actions_key,required=true \
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY="$(cat /run/secrets/actions_key)" npm run build

FROM ${NODE_IMAGE} AS portal
LABEL org.opencontainers.image.title="Casedesk" \
      org.opencontainers.image.description="Opens AWS Security Incident Response cases under the analyst's own role" \
      org.opencontainers.image.licenses="Apache-2.0"
# HOSTNAME is set by container engines to the container's name, which the server would listen on.
# KEEP_ALIVE_TIMEOUT is above the 60 seconds after which load balancers close an idle connection.
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    HOSTNAME=0.0.0.0 \
    PORT=3000 \
    KEEP_ALIVE_TIMEOUT=65000
WORKDIR /app
# Owned by root and never written: the portal keeps nothing, and runs on a read-only file system.
COPY --from=build /src/.next/standalone ./
# The user "node" of the base image, as a number, so that Kubernetes can see that it is not root.
USER 1000:1000
EXPOSE 3000
# The server serves DRAIN_SECONDS more after SIGTERM, also as process 1, finishes what is under way, and exits.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=15s --retries=3 \
    CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||3000)+'/api/health',{signal:AbortSignal.timeout(2000)}).then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "server.js"]
