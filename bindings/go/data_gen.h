/* Code generated from api.yaml by mullama-codegen. DO NOT EDIT. */
#ifndef MULLAMA_GO_DATA_H
#define MULLAMA_GO_DATA_H

/* The numbers that errors of each code carry, in the order of Go's dataKeys. */
#define GO_DATA_KEYS \
  {-5, "n_generated"}, \
  {-5, "finish_reason"}, \
  {-7, "needed"}, \
  {-7, "available"}, \
  {-7, "index"}, \
  {-9, "needed"}, \
  {-9, "available"}, \
  {-16, "n_generated"}, \
  {-17, "needed"}, \
  {-17, "available"}, \
  {-21, "line"}, \
  {0, ""}

#endif
