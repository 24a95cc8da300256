<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * Runs language models inside your program.
 *
 * What belongs to no object; the first call opens the library.
 */
final class Mullama extends Runtime\Control
{
    /**
     * The version of the C ABI; a binding refuses a library of another one.
     *
     * @return int A number that grows with each incompatible change.
     */
    public static function abiVersion(): int
    {
        return Runtime\Answer::count(Runtime\Library::ffi()->mullama_abi_version());
    }

    /**
     * A fingerprint of the API that this library was generated from.
     *
     * @return string 64 hexadecimal digits.
     */
    public static function apiDigest(): string
    {
        return Runtime\Library::ffi()->mullama_api_digest();
    }

    /**
     * Marks the end of use; it frees nothing that a live handle needs.
     */
    public static function shutdown(): void
    {
        Runtime\Library::ffi()->mullama_backend_free();
    }

    /**
     * Starts the compute backend; optional, the first call does it.
     *
     * @throws Exception\BackendException
     */
    public static function initialize(): void
    {
        Runtime\Answer::status(Runtime\Library::ffi()->mullama_backend_init());
    }

    /**
     * Counts the devices that llama.cpp can compute on, the CPU included.
     *
     * @return int A number of devices.
     */
    public static function deviceCount(): int
    {
        return Runtime\Answer::count(Runtime\Library::ffi()->mullama_device_count());
    }

    /**
     * Describes a device.
     *
     * @param int $index From 0 up to {@see Mullama::deviceCount()}.
     * @return mixed An object with `name`, `description`, `type`, `memory_free` and `memory_total` in bytes.
     * @throws Exception\InvalidInputException
     */
    public static function deviceInfo(int $index): mixed
    {
        $index = Runtime\Number::i32($index, 'index');
        $fill = fn (\FFI\CData $out, int $space): int => Runtime\Library::ffi()->mullama_device_info(
            $index,
            $out,
            $space
        );
        return Runtime\Answer::json($fill, 256);
    }

    /**
     * Counts the engine's objects that can never be freed, because an assertion failed on them.
     *
     * @return int 0 as long as no call has failed with that error.
     */
    public static function leakedObjects(): int
    {
        return Runtime\Answer::count(Runtime\Library::ffi()->mullama_leaked_objects());
    }

    /**
     * Counts the objects that are not closed yet.
     *
     * @return int Models, contexts, streams and tokens of this process.
     */
    public static function liveHandles(): int
    {
        return Runtime\Answer::count(Runtime\Library::ffi()->mullama_live_handles());
    }

    /**
     * The most devices that a model can be spread over.
     *
     * @return int A number of devices.
     */
    public static function maxDevices(): int
    {
        return Runtime\Answer::count(Runtime\Library::ffi()->mullama_max_devices());
    }

    /**
     * Tells how much memory contexts and embedding generators hold beside the weights.
     *
     * @return int Bytes of their caches and logits; what is closed counts until it has ended, and what an
     *     assertion has left for good counts on.
     */
    public static function reservedMemory(): int
    {
        return Runtime\Answer::count(Runtime\Library::ffi()->mullama_reserved_memory());
    }

    /**
     * Tells whether this build can use a GPU.
     *
     * @return bool `true` where a GPU backend is built in and finds a device.
     */
    public static function supportsGpuOffload(): bool
    {
        return Runtime\Answer::truth(Runtime\Library::ffi()->mullama_supports_gpu_offload());
    }

    /**
     * Tells whether weights can be locked in memory.
     *
     * @return bool `true` where the system can lock pages.
     */
    public static function supportsMlock(): bool
    {
        return Runtime\Answer::truth(Runtime\Library::ffi()->mullama_supports_mlock());
    }

    /**
     * Tells whether files can be mapped into memory.
     *
     * @return bool `true` on every system that llama.cpp maps files on.
     */
    public static function supportsMmap(): bool
    {
        return Runtime\Answer::truth(Runtime\Library::ffi()->mullama_supports_mmap());
    }

    /**
     * The processor features and backends in use.
     *
     * A library from a package has the engine's code in variants for several kinds of processor and uses the best
     * that runs here; the line begins with its name, as in `CPU variant: x86-64-v3`. For tests the environment
     * forces one, as in `MULLAMA_CPU_VARIANT=x86-64-v2`, read when the engine starts; where it is not there or
     * cannot run here, what needs the engine fails with {@see \Mullama\Exception\BackendException} and a message
     * that says which can.
     *
     * @return string One line of text.
     */
    public static function systemInfo(): string
    {
        $fill = fn (\FFI\CData $out, int $space): int => Runtime\Library::ffi()->mullama_system_info($out, $space);
        return Runtime\Answer::text($fill, 256);
    }

    /**
     * The library's version.
     *
     * @return string Major, minor and patch, as in `0.4.0`.
     */
    public static function version(): string
    {
        return Runtime\Library::ffi()->mullama_version();
    }
}
