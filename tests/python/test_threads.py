"""Eight threads render at once: first each its own order, then all of them one order."""

import sys
import sysconfig
import threading

from orders import item, order

from flocktory_postcheckout import InvalidOrder, render

THREADS = 8
RENDERS = 100_000


def test_threads():
    shared = order(items=[item(id=n, title=f"Шапка {n}") for n in range(3)])
    wanted = render(shared)
    failures = []
    ready = threading.Barrier(THREADS)

    def work(number):
        own = order(id=f"thread {number}")
        own_wanted = render(own)
        ready.wait()
        for n in range(RENDERS // THREADS // 2):
            if render(shared) != wanted or render(own) != own_wanted:
                failures.append((number, n))
            if n % 100 == 0:
                try:
                    render(order(price=None))
                    failures.append((number, n))
                except InvalidOrder as invalid:
                    if len(invalid.problems) != 1:
                        failures.append((number, n))

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        threads = [threading.Thread(target=work, args=(number,)) for number in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert failures == []


def test_a_free_threaded_python_stays_so():
    if sysconfig.get_config_var("Py_GIL_DISABLED"):
        assert not sys._is_gil_enabled()
