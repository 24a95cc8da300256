"""The rows of one array, as the list that users expect."""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING, Any, List

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Vectors = List[npt.NDArray[np.float32]]
else:
    Vectors = list


class Rows(Vectors):
    """Vectors whose memory is one array of shape (n, width), which NumPy takes as it is: `np.asarray(rows)` copies nothing."""

    def __init__(self, table: npt.NDArray[np.float32]) -> None:
        super().__init__(table)
        self._table = table
        self._rows = tuple(self)

    def __array__(self, dtype: npt.DTypeLike | None = None, copy: bool | None = None) -> npt.NDArray[Any]:
        whole = self._is_whole()
        table = self._table if whole else np.array(list(self))
        if copy is False and not (whole and dtype in (None, table.dtype)):
            raise ValueError("these rows cannot be had as such an array without a copy")
        return np.array(table, dtype) if copy else np.asarray(table, dtype)

    def __reduce__(self) -> tuple[Any, ...]:
        return (Rows, (self._table,)) if self._is_whole() else (list, (list(self),))

    def _is_whole(self) -> bool:
        """Whether the list still has what it was made with."""
        return len(self) == len(self._rows) and all(map(is_, self, self._rows))
