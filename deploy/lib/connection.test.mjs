import { test } from 'node:test';
import assert from 'node:assert/strict';
import { environment } from './connection.mjs';

test("Npgsql's words become libpq's", () => {
    assert.deepEqual(
        environment('Host=db.example; Port=6432;Database=hub;User ID=hub;Password="a;b""c";SSL Mode=VerifyFull;Root Certificate=/etc/ca.pem;Maximum Pool Size=40'),
        { PGHOST: 'db.example', PGPORT: '6432', PGDATABASE: 'hub', PGUSER: 'hub', PGPASSWORD: 'a;b"c', PGSSLMODE: 'verify-full', PGSSLROOTCERT: '/etc/ca.pem' });
});

test('a socket folder, a quoted value and a semicolon at the end', () => {
    assert.deepEqual(environment("Server=/var/run/hub;Username=hub;Pwd='it''s';"), { PGHOST: '/var/run/hub', PGUSER: 'hub', PGPASSWORD: "it's" });
});

test('what is no connection string is refused without repeating it', () => {
    assert.throws(() => environment('Password=secret;nonsense'), { message: 'The connection string cannot be read.' });
});
