// A MongoDB-compatible server for the cluster tests: FerretDB with its SQLite handler, as a library, one command at a
// time. FerretDB 1.24 reads and writes in two steps for one update, so that of two updates that name the same version
// both would win (300 of 300 tries); MongoDB does them one after the other, and so does this.
// Arguments: the address to listen on, and a folder for its databases.
package main

import (
	"context"
	"encoding/binary"
	"io"
	"log"
	"net"
	"os"
	"path/filepath"
	"sync"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	address, folder := os.Args[1], os.Args[2]
	socket := filepath.Join(folder, "ferretdb.sock")
	os.Remove(socket) // what a killed server left behind
	server, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{Unix: socket},
		Handler:   "sqlite",
		SQLiteURL: "file:" + folder + "/",
	})
	if err != nil {
		log.Fatal(err)
	}
	go func() { log.Fatal(server.Run(context.Background())) }()
	listener, err := net.Listen("tcp", address)
	if err != nil {
		log.Fatal(err)
	}
	log.Println("listening on", listener.Addr())
	var turn sync.Mutex
	for {
		client, err := listener.Accept()
		if err != nil {
			log.Fatal(err)
		}
		go forward(client, socket, &turn)
	}
}

// forward hands a client's messages on, each with its answer before anybody else's next.
func forward(client net.Conn, socket string, turn *sync.Mutex) {
	defer client.Close()
	database, err := net.Dial("unix", socket)
	if err != nil {
		return
	}
	defer database.Close()
	for {
		request, err := message(client)
		if err != nil {
			return
		}
		turn.Lock()
		_, err = database.Write(request)
		var reply []byte
		if err == nil {
			reply, err = message(database)
		}
		turn.Unlock()
		if err != nil {
			return
		}
		if _, err = client.Write(reply); err != nil {
			return
		}
	}
}

// message reads one message of MongoDB's wire protocol: it begins with its own length.
func message(from io.Reader) ([]byte, error) {
	var length [4]byte
	if _, err := io.ReadFull(from, length[:]); err != nil {
		return nil, err
	}
	whole := make([]byte, binary.LittleEndian.Uint32(length[:]))
	copy(whole, length[:])
	_, err := io.ReadFull(from, whole[4:])
	return whole, err
}
