// Npgsql's connection string (ConnectionStrings__SupportHub) as libpq's environment, for pg_dump and psql: NAME=value, a NUL after each.
const names = {
    PGHOST: ['host', 'server'],
    PGPORT: ['port'],
    PGDATABASE: ['database', 'db'],
    PGUSER: ['username', 'user name', 'user id', 'userid', 'uid', 'user'],
    PGPASSWORD: ['password', 'psw', 'pwd'],
    PGPASSFILE: ['passfile'],
    PGSSLMODE: ['ssl mode', 'sslmode'],
    PGSSLROOTCERT: ['root certificate', 'rootcertificate'],
    PGSSLCERT: ['ssl certificate', 'sslcertificate'],
    PGSSLKEY: ['ssl key', 'sslkey'],
};

const modes = { verifyca: 'verify-ca', verifyfull: 'verify-full' };

// key=value;key='a value; with anything';key="…": a quote is doubled inside its own kind.
export function read(connectionString) {
    const pairs = {};
    const pair = /\s*([^=;]+?)\s*=\s*(?:"((?:[^"]|"")*)"|'((?:[^']|'')*)'|([^;]*))\s*(?:;|$)/gy;
    let read = 0;
    for (const [whole, key, double, single, plain] of connectionString.matchAll(pair)) {
        read += whole.length;
        pairs[key.toLowerCase()] = double?.replaceAll('""', '"') ?? single?.replaceAll("''", "'") ?? plain.trim();
    }
    if (connectionString.slice(read).replaceAll(';', '').trim() !== '') throw new Error('The connection string cannot be read.');
    return pairs;
}

export function environment(connectionString) {
    const pairs = read(connectionString);
    const found = {};
    for (const [name, keys] of Object.entries(names)) {
        const key = keys.find(key => pairs[key]);
        if (key) found[name] = pairs[key];
    }
    if (found.PGSSLMODE) found.PGSSLMODE = modes[found.PGSSLMODE.toLowerCase().replaceAll('-', '')] ?? found.PGSSLMODE.toLowerCase();
    return found;
}

if (process.argv[1] === import.meta.filename) {
    try {
        for (const [name, value] of Object.entries(environment(process.env.ConnectionStrings__SupportHub ?? ''))) process.stdout.write(`${name}=${value}\0`);
    } catch (wrong) {
        console.error(wrong.message);
        process.exitCode = 1;
    }
}
