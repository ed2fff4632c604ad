"""Runs the provider: listens, and looks for changed schools now and then."""

from __future__ import annotations

import logging
import ssl
import threading
from collections.abc import Callable

from scheduler_app.errors import EnvironmentProblem, InputError, RingklockaError
from scheduler_app.services.offering import Offers
from scheduler_app.services.serving import Listening

REFRESH_SECONDS = 30.0
"""How old an offer may become before the schools are looked at again."""


_LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")
"""On the computer itself only its own names are answered to, so that no web page elsewhere can ask by a name of its own."""


class Server:
    """See services.serving.ProviderServer; the web framework is loaded when it runs."""

    def run(self, offers: Offers, listening: Listening, on_failure: Callable[[RingklockaError], None]) -> None:
        import uvicorn

        from scheduler_app.provider.application import make_application

        application = make_application(lambda: offers.current, listening.token, _LOCAL_NAMES if listening.local else ())
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        try:
            config = uvicorn.Config(
                application,
                host=listening.host,
                port=listening.port,
                ssl_certfile=listening.certificate,
                ssl_keyfile=listening.key,
                ssl_ca_certs=listening.client_authority,
                ssl_cert_reqs=ssl.CERT_NONE if listening.client_authority is None else ssl.CERT_REQUIRED,
                access_log=False,  # addresses asked for may name persons
                server_header=False,
                log_config=None,
                timeout_keep_alive=30,
                limit_concurrency=200,
            )
            config.load()
        except OSError as error:
            raise InputError("serve_bad_certificate", reason=error.strerror or type(error).__name__) from None
        ended = threading.Event()
        watcher = threading.Thread(target=_watch, args=(offers, ended, on_failure), daemon=True)
        watcher.start()
        try:
            uvicorn.Server(config).run()
        except SystemExit:  # uvicorn's way of saying that the port cannot be had
            raise EnvironmentProblem("serve_port_taken", host=listening.host, port=listening.port) from None
        except KeyboardInterrupt:  # how one ends it
            return
        finally:
            ended.set()
            watcher.join()


def _watch(offers: Offers, ended: threading.Event, on_failure: Callable[[RingklockaError], None]) -> None:
    while not ended.wait(REFRESH_SECONDS):
        try:
            offers.refresh()
        except RingklockaError as error:
            on_failure(error)
