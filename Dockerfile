# The service with nothing but what it needs; the token vocabulary is baked in, so that the
# container never looks for it on a network. Build: docker build -t brevier .
FROM python:3.13-slim AS build
WORKDIR /app
RUN python -m venv /opt/brevier
ENV PATH="/opt/brevier/bin:$PATH"
COPY requirements.lock requirements-vocabulary.lock ./
RUN python -m pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements.lock
RUN python -m pip install --no-cache-dir --require-hashes --only-binary :all: --no-deps --target /tmp/vocabulary -r requirements-vocabulary.lock
RUN cp -r /tmp/vocabulary/llama_index/core/_static/tiktoken_cache /opt/vocabulary
COPY pyproject.toml README.md LICENSE ./
COPY service service
COPY evals evals
COPY prompts prompts
COPY seeds seeds
RUN python -m pip install --no-cache-dir --no-build-isolation --no-deps .

FROM python:3.13-slim
RUN useradd --create-home --uid 10001 brevier && install -d -o brevier /data
COPY --from=build /opt/brevier /opt/brevier
COPY --from=build /opt/vocabulary /opt/vocabulary
ENV PATH="/opt/brevier/bin:$PATH" \
    BREVIER_DATA_DIR=/data \
    BREVIER_VOCABULARY_DIR=/opt/vocabulary \
    BREVIER_HOST=0.0.0.0
USER brevier
VOLUME /data
EXPOSE 8000
# BREVIER_API_KEYS must be given (or a key be made with `brevier keys add`): without one the service refuses an address that others reach.
# A worker has no HTTP to ask: run it with `--no-healthcheck`, as `compose.yaml` does.
HEALTHCHECK --interval=30s --timeout=3s CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health', timeout=2)"]
CMD ["brevier", "serve"]
