// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.
import mullama from './index.js';

export const {
  CancelToken,
  Model,
  Context,
  Stream,
  JsModel,
  JsContext,
  samplerParamsDefault,
  samplerParamsGreedy,
  samplerParamsPrecise,
  samplerParamsCreative,
  abiVersion,
  apiDigest,
  backendFree,
  backendInit,
  liveHandles,
  supportsGpuOffload,
  systemInfo,
  version,
  ErrorCode,
  FinishReason,
  FlashAttn,
  KvType,
  Overflow,
  SplitMode,
  MullamaError,
} = mullama;
export default mullama;
