// The runtime is watched before the worker of the models begins.
import './recording.ts'
import '../../../src/inference/worker.ts'
