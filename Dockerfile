# A collector with console and SDK, built from this checkout:
#   docker build -t akkoord .
#   docker run -p 127.0.0.1:4300:4300 -v akkoord:/data -v ./akkoord.config.json:/config/akkoord.config.json:ro akkoord
FROM node:22-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json rollup.config.mjs tsconfig.json tsconfig.base.json ./
COPY scripts scripts
COPY packages packages
COPY docs docs
RUN npm ci --no-audit --no-fund
RUN npm run build
# pg is of those who use PostgreSQL; whoever does not has some hundred kilobytes too many.
RUN npm prune --omit=dev --no-audit --no-fund && npm install --no-save --omit=dev --no-audit --no-fund pg@8.23.1

FROM node:22-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /src/package.json ./
COPY --from=build /src/node_modules node_modules
COPY --from=build /src/packages packages
RUN mkdir /data && chown node:node /data && chmod 700 /data
USER node
# Without a volume the folder would lie in the container's own layer, and the start is refused.
VOLUME /data
EXPOSE 4300
HEALTHCHECK CMD ["node", "-e", "fetch('http://127.0.0.1:4300/readyz').then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "packages/cli/bin/akkoord.mjs"]
CMD ["serve", "--config", "/config/akkoord.config.json", "--data", "/data", "--host", "0.0.0.0", "--port", "4300"]
