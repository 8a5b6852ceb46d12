"""OpenBLAS as a peer: it picks its kernels inconsistently on processors with 512-bit registers, unless it is told which."""


def core_type():
    """The setting for this machine; none where the processor lacks what the setting would have it use."""
    try:
        with open("/proc/cpuinfo", encoding="ascii", errors="replace") as file:
            return {"OPENBLAS_CORETYPE": "SkylakeX"} if "avx512f" in file.read() else {}
    except OSError:
        return {}
