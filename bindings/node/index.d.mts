// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.
export * from './index.cjs';

import mullama from './index.cjs';
export default mullama;
