# cvbuild with all that it needs, for CI systems that run containers and for machines without Python.
#
#   docker build --tag cvbuild .
#   docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/cv" cvbuild
FROM python:3.13-slim-trixie AS wheel
WORKDIR /src
COPY pyproject.toml README.md CHANGELOG.md LICENSE ./
COPY src src
COPY templates templates
COPY docs/cvbuild.1 docs/cvbuild.1
RUN python -m pip wheel --quiet --no-deps --wheel-dir /dist .

FROM python:3.13-slim-trixie
COPY constraints.txt /tmp/constraints.txt
COPY --from=wheel /dist /tmp/dist
RUN python -m pip install --quiet --no-cache-dir --constraint /tmp/constraints.txt /tmp/dist/*.whl \
    && python -m cvbuild.render._weasyprint.native --install \
    && rm -rf /var/lib/apt/lists/* /tmp/dist /tmp/constraints.txt \
    && useradd --create-home cv
USER cv
WORKDIR /cv
ENTRYPOINT ["cvbuild"]
