# Broadsheet for a PostgreSQL of its own beside it (DATABASE_URL). Built in stages: the last one has no compiler.

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# No install scripts: the embedded PostgreSQL is not used here.
RUN npm ci --ignore-scripts
COPY tsconfig.json prisma.config.ts ./
COPY prisma prisma
COPY openapi openapi
COPY src src
RUN npx prisma generate && npx tsc -p . --noEmitOnError
# What the program needs at run time, without the embedded PostgreSQL (60 MB) and its binaries.
RUN npm prune --omit=dev --omit=optional --ignore-scripts

FROM node:24-bookworm-slim
# Two arenas for all threads: glibc's eight a core keep what was freed, some 30 MiB during an import.
ENV MALLOC_ARENA_MAX=2
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/var/lib/broadsheet
RUN install -d -o node -g node -m 700 /var/lib/broadsheet
WORKDIR /app
COPY --from=build --chown=root:root /app/package.json ./
COPY --from=build --chown=root:root /app/node_modules node_modules
COPY --from=build --chown=root:root /app/prisma prisma
COPY --from=build --chown=root:root /app/dist dist
RUN ln -s /app/dist/src/cli.js /usr/local/bin/broadsheet && chmod +x /app/dist/src/cli.js
USER node
VOLUME /var/lib/broadsheet
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node gets the signals itself, and stops within ten seconds.
CMD ["node", "--enable-source-maps", "dist/src/cli.js", "serve"]
