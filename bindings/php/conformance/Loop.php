<?php

declare(strict_types=1);

namespace Mullama\Conformance;

use Mullama\Exception\MullamaException;

/**
 * One line of JSON in, one line out, until there is none any more.
 */
final class Loop
{
    public function __construct(private readonly Client $client)
    {
    }

    public function run(): void
    {
        while (($line = fgets(STDIN)) !== false) {
            $request = json_decode($line, true, 512, JSON_THROW_ON_ERROR);
            if ($request['op'] === 'bye') {
                return;
            }
            $answer = $request['op'] === 'in_child' ? $this->answeredInChild($request) : $this->answered($request);
            fwrite(STDOUT, "$answer\n");
            fflush(STDOUT);
        }
    }

    /**
     * The whole answer of one request, also where it fails.
     *
     * @param array<string, mixed> $request
     */
    private function answered(array $request): string
    {
        $answer = ['id' => $request['id']];
        try {
            $answer['ok'] = $this->client->answer($request);
        } catch (MullamaException $failure) {
            $answer['error'] = ['code' => $failure->getCode(), 'message' => $failure->getMessage()];
        } catch (\Throwable $crash) {
            $answer['crash'] = get_class($crash) . ': ' . $crash->getMessage() . ' at ' . $crash->getFile() . ':' . $crash->getLine();
        }
        return json_encode($answer, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
    }

    /**
     * The answer that a forked child has to a call.
     *
     * @param array<string, mixed> $request
     */
    private function answeredInChild(array $request): string
    {
        [$reader, $writer] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        $child = pcntl_fork();
        if ($child === 0) {
            fwrite($writer, $this->answered(['op' => 'call'] + $request));
            // The parent's objects are dropped here as at any script's end: in this process that must do nothing.
            exit(0);
        }
        fclose($writer);
        $answer = stream_get_contents($reader);
        pcntl_waitpid($child, $status);
        return $answer ?: json_encode(['id' => $request['id'], 'crash' => "the child ended with status $status"]);
    }
}
