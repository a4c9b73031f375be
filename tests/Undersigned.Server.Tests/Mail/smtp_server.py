# SPDX-License-Identifier: Apache-2.0
"""A mail server for tests: smtp_server.py FOLDER PORT. Prints its port, keeps every message in FOLDER as 0.eml, 1.eml, …,
and ends when its standard input does. What it answers depends on how the recipient's address begins:

later   451 at the first attempt, then accepted
never   550, no such mailbox
full    552, the mailbox is full
policy  550, for the sender's sake and not the recipient's
spam    taken as a recipient, and the message refused
slow    the message is kept, and its sender answered after a while
silent  the first message is kept, and its sender never answered
"""
import asyncio
import os
import sys

from aiosmtpd.smtp import SMTP


class Keeper:
    def __init__(self, folder):
        self.folder = folder

    def first(self, name):
        """Whether this is the first time; remembered in a file, for a server that is started again on the same folder."""
        path = os.path.join(self.folder, name + '.seen')
        if os.path.exists(path):
            return False
        open(path, 'x').close()
        return True

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith('never'):
            return '550 5.1.1 <%s>: no such mailbox' % address
        if address.startswith('full'):
            return '552 5.2.2 <%s>: over quota' % address
        if address.startswith('policy'):
            return '550 5.7.1 <%s>: your network is on a list' % address
        if address.startswith('later') and self.first(address):
            return '451 4.7.1 <%s>: greylisted, come again' % address
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        if envelope.rcpt_tos[0].startswith('spam'):
            return '554 5.7.1 not liked'
        number = sum(1 for name in os.listdir(self.folder) if name.endswith('.eml'))
        path = os.path.join(self.folder, '%d.eml' % number)
        with open(os.path.join(self.folder, '%d.from' % number), 'w') as file:
            file.write(envelope.mail_from)
        with open(path + '.part', 'wb') as file:
            file.write(envelope.content)
        os.rename(path + '.part', path)
        if envelope.rcpt_tos[0].startswith('slow'):
            await asyncio.sleep(0.1)
        if envelope.rcpt_tos[0].startswith('silent') and self.first(envelope.rcpt_tos[0]):
            await asyncio.Event().wait()
        return '250 OK'


async def main(folder, port):
    loop = asyncio.get_running_loop()
    keeper = Keeper(folder)
    server = await loop.create_server(lambda: SMTP(keeper, enable_SMTPUTF8=True, loop=loop), '127.0.0.1', port)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.buffer.read)
    os._exit(0)


asyncio.run(main(sys.argv[1], int(sys.argv[2])))
